import { Construct } from 'constructs';
import { SecretStore } from '../../../../imports/external-secrets.io';
import { connectionSources } from '../../../model/connections';
import type { Environment } from '../../../model/environment';
import { BoundRole } from '../../guardrails/bound-role';
import { SecretsReader, secretsOf } from './secrets-reader';

/** Name of the SecretStore by which services get their part of the datastores' Secrets. */
export const CONNECTION_STORE = 'datastores';

/** The ServiceAccount that reads them, and what lets it. */
const READER = 'datastores-reader';

/** The way from the datastores' namespace to that of services, for those Secrets by name that some connection needs. */
export class ConnectionStore extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { services, datastores } = environment.namespaces;
    new SecretsReader(this, 'reader', { name: READER, namespace: services, tokens: `${READER}-token` });
    new BoundRole(this, 'reading', {
      name: READER,
      namespace: datastores,
      rules: [
        { apiGroups: [''], resources: ['secrets'], resourceNames: connectionSources(environment), verbs: ['get'] },
      ],
      subjects: [{ kind: 'ServiceAccount', name: READER, namespace: services }],
    });
    new SecretStore(this, 'store', {
      metadata: { name: CONNECTION_STORE, namespace: services },
      spec: { provider: secretsOf(datastores, READER) },
    });
  }
}
