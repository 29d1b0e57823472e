import type { Cloud } from '../../model/cloud';
import { CLOUDFRONT_PREFIX_LISTS } from '../../model/cloudfront';
import { type Edge, hasPublicCertificate } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** The edge leads somewhere, and is asked for nothing that its proxy does not do. */
export const validEdge: Check = ({ platform: { edge }, cloud, services, certificates }) => [
  ...limits(edge),
  ...cdn(edge),
  ...addressesOfCdn(edge, cloud),
  ...(certificates === 'trial' ? noTrial(edge) : []),
  ...(VERSIONS.includes(edge.tls.minimum)
    ? []
    : [{ at: 'edge.tls.minimum', message: `"${edge.tls.minimum}" is no version to begin with; use "1.2" or "1.3"` }]),
  ...(services.some(({ routes }) => routes.length > 0)
    ? []
    : [{ at: 'edge', message: 'no service has routes, so it leads nowhere; give routes to one' }]),
];

const VERSIONS: readonly string[] = ['1.2', '1.3'];

function limits({ proxy, limits }: Edge): Finding[] {
  const at = 'edge.limits';
  if (proxy === 'istio-gateway') {
    return limits
      ? [{ at, message: `"${proxy}" would enforce none of them; leave them out, or use "kong" or "nginx"` }]
      : [];
  }
  if (!limits) {
    return [
      {
        at,
        message: `there are none, so "${proxy}" would take whatever comes; give requestsPerSecond, burst and bodyMegabytes`,
      },
    ];
  }
  const { requestsPerSecond, burst, bodyMegabytes } = limits;
  const unread = Object.entries({ requestsPerSecond, burst, bodyMegabytes }).flatMap(([name, value]) =>
    badWhole(`${at}.${name}`, value, 1),
  );
  if (unread.length > 0 || burst >= requestsPerSecond) return unread;
  return [
    {
      at: `${at}.burst`,
      message: `"${burst}" is below requestsPerSecond "${requestsPerSecond}", so a page that asks for all at once is cut off; use ${requestsPerSecond} or more`,
    },
  ];
}

const cdn = ({ proxy, cdn }: Edge): Finding[] =>
  cdn && proxy !== 'nginx'
    ? [
        {
          at: 'edge.cdn',
          message: `"${cdn}" asks for a host of its own, which is rendered for "nginx" only; leave it out, or use that proxy instead of "${proxy}"`,
        },
      ]
    : [];

/** Without the list the load balancer would be open to everyone, and believe whatever address they claim to have. */
const addressesOfCdn = ({ cdn }: Edge, cloud: Cloud): Finding[] =>
  cdn && cloud.provider === 'aws' && !(cloud.region in CLOUDFRONT_PREFIX_LISTS)
    ? [
        {
          at: 'edge.cdn',
          message: `the addresses of "${cdn}" in the region "${cloud.region}" are not known; add its prefix list to charts/model/cloudfront.ts`,
        },
      ]
    : [];

/** It would seem to be tried out, and people would be shown the trusted one all the while. */
const noTrial = (edge: Edge): Finding[] =>
  hasPublicCertificate(edge)
    ? []
    : [
        {
          at: 'certificates',
          message: `"trial" changes nothing, since "${edge.loadBalancer}" shows a certificate that AWS issues; leave it out`,
        },
      ];
