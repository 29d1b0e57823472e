import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { connectionSources } from '../../model/connections';
import type { Environment } from '../../model/environment';
import { secretId, secretsOf } from '../../model/required-secrets';
import { ConnectionStore } from '../data/access/connection-store';
import { environmentLabels } from '../metadata';
import { FetchedSecret } from './fetched-secret';
import { SealedValues } from './sealed-values';
import { SecretsManager } from './secrets-manager';

/** The Secrets that an environment needs: where their values come from, never the values themselves. */
export class SecretsChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, {
      namespace: environment.namespaces.services,
      labels: environmentLabels(environment, 'secrets'),
      disableResourceNameHashes: true,
    });
    const { secretStore } = environment;
    if (connectionSources(environment).length > 0) new ConnectionStore(this, 'datastores', environment);
    const secrets = secretsOf(environment);

    if (secretStore.kind === 'sealed') {
      for (const secret of secrets) {
        const values = secretStore.sealed.secrets[secretId(secret)];
        // What is not sealed yet has nothing to render; synth says so.
        if (values) new SealedValues(this, secretId(secret), { environment, secret, values });
      }
      return;
    }
    for (const namespace of new Set(secrets.map((secret) => secret.namespace))) {
      new SecretsManager(this, namespace, { environment, namespace });
    }
    for (const secret of secrets) new FetchedSecret(this, secretId(secret), { environment, secret });
  }
}
