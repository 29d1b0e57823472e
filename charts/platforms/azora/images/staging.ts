import type { Images } from '../../../model/image';

/**
 * What runs in staging. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const staging = {
  'azora-api-gateway':
    'ghcr.io/azora/azora-api-gateway:2.5.0@sha256:f70883108ea2172201ec4487d42dae41c9cb115c1c4606618deccbe3aa9c986a',
  'azora-auth-service':
    'ghcr.io/azora/azora-auth-service:2.2.3@sha256:1df1102a914ed36f38d93bafefb1e3e4b06bebdd7d6f79519fe9f35907ba0374',
  'azora-education-service':
    'ghcr.io/azora/azora-education-service:3.1.2@sha256:c307939f0abb44a4c6a122b75cef831476437bf87eb621424abe92493d6d835c',
  'azora-payment-service':
    'ghcr.io/azora/azora-payment-service:1.9.4@sha256:5d75624162071da531c206126ed195e3bd98a0fb5d0542dee2f43bdc10a901b2',
} satisfies Images;
