import type { Finding } from '../model/finding';

/** What is read of a datastore's object; all of it comes from a file. */
export interface Holder {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: {
    readonly imageName?: string;
    readonly partitions?: number;
    readonly replicas?: number;
    readonly replsets?: readonly { readonly name?: string }[];
    readonly roles?: readonly string[];
  };
}

/**
 * What an object has fewer of than before although data lies there, or an older version of: operators refuse that, or leave
 * what is there as it is.
 * @param store the datastore's name
 */
export function shrunkParts(before: Holder, next: Holder, store: string): Finding[] {
  const rule = RULES[next.kind ?? ''];
  return rule && before.kind === next.kind ? rule(before, next, `datastores.${store}`) : [];
}

type Rule = (before: Holder, next: Holder, place: string) => Finding[];

const RULES: Readonly<Record<string, Rule>> = {
  // Kafka cannot: which partition a key belongs to follows from their number.
  KafkaTopic: ({ spec: before }, { metadata, spec }) =>
    fewer('spec.partitions', before?.partitions, spec?.partitions, [
      'partitions are never taken away',
      `raise channels.${metadata?.name}.partitions again, or use a new channel`,
    ]),
  KafkaNodePool: ({ spec: before }, { spec }, place) =>
    spec?.roles?.includes('broker')
      ? fewer('spec.replicas', before?.replicas, spec.replicas, [
          'the last brokers hold partitions, and Strimzi keeps them',
          `raise ${place}.instances again, or move those to the other brokers, delete the file and render it anew`,
        ])
      : [],
  RabbitmqCluster: ({ spec: before }, { spec }, place) =>
    fewer('spec.replicas', before?.replicas, spec?.replicas, [
      'its operator takes no node away',
      `raise ${place}.instances again, or move to a new datastore`,
    ]),
  PerconaServerMongoDB: ({ spec: before }, { spec }, place) => {
    const left = new Set(spec?.replsets?.map(({ name }) => name));
    const gone = (before?.replsets ?? []).flatMap(({ name = '' }) => (left.has(name) ? [] : [`"${name}"`]));
    return gone.length === 0
      ? []
      : [
          {
            at: 'spec.replsets',
            message: `${gone.join(', ')} with a part of the documents is gone, and the operator refuses that; raise ${place}.shards again, or empty it (removeShard), delete the file and render it anew`,
          },
        ];
  },
  Cluster: ({ spec: before }, { spec }, place) => {
    const [was, is] = [majorOf(before?.imageName), majorOf(spec?.imageName)];
    return was !== undefined && is !== undefined && is < was
      ? [
          {
            at: 'spec.imageName',
            message: `PostgreSQL "${is}" cannot read what "${was}" wrote; set ${place}.version to "${was}" again, or restore a dump into a new datastore`,
          },
        ]
      : [];
  },
};

const fewer = (
  at: string,
  was: number | undefined,
  is: number | undefined,
  [why, cure]: readonly [why: string, cure: string],
): Finding[] =>
  was !== undefined && is !== undefined && is < was
    ? [{ at, message: `"${is}" is less than the "${was}" that it has; ${why}: ${cure}` }]
    : [];

/** 15 of `ghcr.io/cloudnative-pg/postgresql:15.19-202608170814-standard-trixie@sha256:...`. */
function majorOf(image = ''): number | undefined {
  const major = /:(\d+)[^/]*$/.exec(image.replace(/@.*$/, ''))?.[1];
  return major === undefined ? undefined : Number(major);
}

/** A line that begins an object with such parts. */
export const PARTS_LINE = new RegExp(`^kind: (?:${Object.keys(RULES).join('|')})$`, 'm');
