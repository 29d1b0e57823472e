import type { Environment } from '../../model/environment';
import { SECRET_ANNOTATION } from '../../model/labels';
import type { RequiredSecret } from '../../model/required-secrets';
import { environmentLabels } from '../metadata';

/** Labels of the Secret itself: the project's, and those by which a controller finds it. */
export const labelsOf = (environment: Environment, { labels }: RequiredSecret): Record<string, string> => ({
  ...environmentLabels(environment, 'secrets'),
  ...labels,
});

/** What the object that makes the Secret says about it. */
export const annotationsOf = ({ purpose, rotation }: RequiredSecret): Record<string, string> => ({
  [SECRET_ANNOTATION.purpose]: purpose,
  [SECRET_ANNOTATION.rotation]: rotation,
});
