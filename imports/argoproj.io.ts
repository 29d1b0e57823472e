import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IApplication = import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application', { with: {
  'resolution-mode': 'import',
}}).IApplication;
type IAppProject = import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject', { with: {
  'resolution-mode': 'import',
}}).IAppProject;

export interface AppProjectProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IAppProject['spec']>;
}

/** `argoproj.io/v1alpha1`, kind `AppProject`. */
export class AppProject extends ApiObject {
  constructor(scope: Construct, id: string, props: AppProjectProps) {
    super(scope, id, { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', ...props });
  }
}

export interface ApplicationProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IApplication['spec']>;
}

/** `argoproj.io/v1alpha1`, kind `Application`. */
export class Application extends ApiObject {
  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...props });
  }
}
