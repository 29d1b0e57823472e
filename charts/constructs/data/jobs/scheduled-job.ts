import type { Construct } from 'constructs';
import { storeLabels } from '../../metadata';
import type { StoreProps } from '../store-props';
import { TimedJob, type TimedJobProps } from './timed-job';

export type ScheduledJobProps = Omit<TimedJobProps, 'environment' | 'podLabels'> & StoreProps;

/** Something done to a datastore on schedule. */
export class ScheduledJob extends TimedJob {
  constructor(scope: Construct, id: string, { name, store, ...props }: ScheduledJobProps) {
    super(scope, id, { ...props, podLabels: storeLabels(props.environment, name, store) });
  }
}
