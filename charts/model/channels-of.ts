import type { Channel } from './channel';
import type { Environment } from './environment';

/** The channels of a broker, in order of name. */
export const channelsOf = ({ channels }: Environment, broker: string): (readonly [name: string, channel: Channel])[] =>
  [...channels].filter(([, channel]) => channel.broker === broker);
