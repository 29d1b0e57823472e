import type { PrometheusRuleProps } from '../../../../imports/monitoring.coreos.com';
import type { Environment } from '../../../model/environment';
import { runbookOf } from '../../../model/runbooks';
import { SETTINGS } from '../../../settings';

export type Rule = NonNullable<NonNullable<PrometheusRuleProps['spec']['groups']>[number]['rules']>[number];

/** Something that somebody has to know. */
export interface Alert {
  /** In PascalCase, as `PostgresBackupTooOld`. */
  readonly alert: string;
  readonly expr: string;
  /** How long it must hold before anybody is told, such as `5m`. */
  readonly for: string;
  /** `page` wakes somebody up; absent where the tier of what it is about decides. */
  readonly severity?: 'page' | 'ticket';
  /** What is the matter, in a sentence without a full stop. */
  readonly summary: string;
}

export interface AlertRuleProps {
  readonly environment: Environment;
  /** Page of the runbook that has a section for it. */
  readonly page: string;
  /** Where the alert itself does not say. */
  readonly severity: NonNullable<Alert['severity']>;
  /** By which alerts are routed, beside team and environment. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An alert as Prometheus takes it, with its section of a runbook. */
export const alertRule = (
  { alert, expr, for: duration, severity, summary }: Alert,
  { environment, page, severity: usual, labels }: AlertRuleProps,
): Rule => ({
  alert,
  expr,
  for: duration,
  labels: {
    severity: severity ?? usual,
    team: environment.platform.owner.team,
    ...labels,
    environment: environment.name,
  },
  annotations: {
    summary,
    runbook_url: `${urlOf(runbookOf(environment.platform.name, page))}#${alert.toLowerCase()}`,
  },
});

/** A file of the repository, as people open it. */
const urlOf = (path: string): string =>
  `${SETTINGS.repository.replace(/\.git$/, '')}/blob/${SETTINGS.revision}/${path}`;
