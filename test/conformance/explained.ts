/** A message of Istio's analyzers that we live with, and why. */
export interface Explained {
  readonly code: string;
  /** Kind and name of the object, with any namespace. */
  readonly object: string;
  readonly reason: string;
}

/** An entry that matches nothing fails the tests: take it out once its message is gone. */
export const EXPLAINED: readonly Explained[] = [
  {
    code: 'IST0134',
    object: 'ServiceEntry email',
    // Port 587 is open to every public address in the NetworkPolicy; it is the entry that leads to one host.
    reason:
      'Without addresses its TCP port stands for every address; what is sent there goes to the one host that it resolves. ' +
      'No other edge has port 587, and only the Sidecar of the service that declares this one sees the entry',
  },
  {
    code: 'IST0134',
    object: 'ServiceEntry postgres',
    reason:
      'Without addresses its TCP port stands for every address; what is sent there goes to the one host that it resolves. ' +
      'No other edge has port 5432, only the Sidecar of the service that declares this one sees the entry, ' +
      'and the NetworkPolicy lets it reach the database subnets alone',
  },
];
