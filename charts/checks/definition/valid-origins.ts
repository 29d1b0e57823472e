import type { Finding } from '../../model/finding';
import type { Check } from '../check';
import { httpsUrl } from '../https-url';
import { repeated } from '../repeated';

/** Browsers send an origin to the letter as scheme, host and port, and it is compared so. */
export const validOrigins: Check = ({ origins, services }) => [
  ...origins.flatMap(badOrigin),
  ...repeated(origins).map((origin) => finding(`"${origin}" is there more than once; keep one`)),
  ...(origins.length > 0 && services.every(({ routes }) => routes.length === 0)
    ? [finding('no service has routes that scripts could call; give routes to one, or remove the origins')]
    : []),
];

const finding = (message: string): Finding => ({ at: 'origins', message });

function badOrigin(origin: string): Finding[] {
  const exact = httpsUrl(origin)?.origin;
  if (exact === origin) return [];
  if (exact) return [finding(`"${origin}" is no origin as browsers send it; write "${exact}"`)];
  if (origin.startsWith('http:')) {
    return [
      finding(`"${origin}" comes without TLS, so others can put scripts into its pages; serve them by "https://"`),
    ];
  }
  return [
    finding(
      `"${origin}" is no origin; write "https://", one host without wildcard, and its port where it is not 443, such as "https://app.example.com"`,
    ),
  ];
}
