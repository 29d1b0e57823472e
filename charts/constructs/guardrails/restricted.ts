/** No user of this number exists on any node. */
export const NOBODY = 10001;

/** A pod's security context as Pod Security's level `restricted` wants it, under the user and group of one number. */
export const restrictedPod = (user: number) =>
  ({
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    // A volume of hundreds of gigabytes is not walked through at each start.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  }) as const;

/** A container's part of it, with a root that cannot be written to. */
export const RESTRICTED_CONTAINER = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] as string[] },
  readOnlyRootFilesystem: true,
} as const;
