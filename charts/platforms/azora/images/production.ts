import type { Images } from '../../../model/image';

/**
 * What runs in production. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const production = {
  'azora-api-gateway':
    'ghcr.io/azora/azora-api-gateway:2.4.1@sha256:fc73d14ac7cd195a20b7371dcbb0313878dd2942a1af19570f75d44cfbd74798',
  'azora-auth-service':
    'ghcr.io/azora/azora-auth-service:2.2.3@sha256:1df1102a914ed36f38d93bafefb1e3e4b06bebdd7d6f79519fe9f35907ba0374',
  'azora-education-service':
    'ghcr.io/azora/azora-education-service:3.1.0@sha256:69c41266e11e697e569d6a1152eb4f64d99479208fd81b492ba59bf545e034d6',
  'azora-payment-service':
    'ghcr.io/azora/azora-payment-service:1.9.4@sha256:5d75624162071da531c206126ed195e3bd98a0fb5d0542dee2f43bdc10a901b2',
} satisfies Images;
