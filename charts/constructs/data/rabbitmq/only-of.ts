/** A regular expression that fits these names whole and no others; without any it is empty, which fits none at RabbitMQ. */
export const onlyOf = (names: readonly string[]): string =>
  names.length > 0 ? `^(${names.map(literally).join('|')})$` : '';

const literally = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
