/** A named stream of messages on a broker: a topic of Kafka, a queue of RabbitMQ. */
export interface Channel<D extends string = string> {
  readonly broker: D;
  /** What it carries, in a few words. */
  readonly carries: string;
  /** Kafka: how many consumers of one group can read side by side. */
  readonly partitions?: number;
}
