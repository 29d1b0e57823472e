import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IScaledObject = import('@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject', { with: {
  'resolution-mode': 'import',
}}).IScaledObject;

export interface ScaledObjectProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IScaledObject['spec']>;
}

/** `keda.sh/v1alpha1`, kind `ScaledObject`. */
export class ScaledObject extends ApiObject {
  constructor(scope: Construct, id: string, props: ScaledObjectProps) {
    super(scope, id, { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', ...props });
  }
}
