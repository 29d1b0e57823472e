import type { Check } from '../check';

/** A role in the cloud needs a cloud that has roles, and on AWS a way to where its tokens are exchanged for credentials. */
export const validIdentities: Check = ({ services, cloud, hosts }) =>
  services
    .filter(({ identity }) => identity === 'cloud')
    .flatMap(({ name, reaches }) => {
      if (cloud.provider !== 'aws')
        return [
          {
            at: `services.${name}.identity`,
            message: `"cloud" gives a role on AWS, and the cloud is "${cloud.provider}"; give it a secret instead`,
          },
        ];
      return reaches.some((reached) => hosts.get(reached)?.host.startsWith('sts.'))
        ? []
        : [
            {
              at: `services.${name}.identity`,
              message: `"cloud" needs AWS's token service, where its token becomes credentials; define "sts.${cloud.region}.amazonaws.com" under hosts and reach it`,
            },
          ];
    });
