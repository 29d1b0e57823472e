import type { k8s } from 'cdk8s-plus-27';
import { awsOf } from '../../../model/cloud';
import type { Rds } from '../../../model/datastore';
import type { StoreProps } from '../store-props';

/** What the AWS CLI and scripts around an instance know. */
export const awsSettings = ({ environment, store }: StoreProps<Rds>): k8s.EnvVar[] => [
  { name: 'AWS_REGION', value: awsOf(environment.cloud).region },
  // Answers go to a variable, not to a screen.
  { name: 'AWS_PAGER', value: '' },
  { name: 'INSTANCE', value: store.instance },
];
