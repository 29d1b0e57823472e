import { DEFINITION_CHECKS } from '../../charts/checks/definition/all';
import { type Environment, environmentsOf } from '../../charts/model/environment';
import { identityOf } from '../../charts/model/manifest';
import type { Platform } from '../../charts/model/platform';
import { compose } from '../../charts/render/compose';
import { manifestsOf } from '../../charts/render/manifests';
import { render } from '../../charts/render/render';
import { forAllEnvironments, forAllPlatforms } from '../fixtures/for-all';
import { differences } from '../fixtures/reachability/differences';
import { schemaFaults } from '../fixtures/schemas';

test('random platforms are such as every check lets pass', () => {
  forAllEnvironments(100, (environment) =>
    DEFINITION_CHECKS.flatMap((check) => check(environment)).map(({ at, message }) => `${at}: ${message}`),
  );
});

test('C-10 C-12 everyone reaches what is declared and nothing else, whatever it is', () => {
  forAllEnvironments(25, (environment) => differences(environment, manifests(environment)));
});

test('C-40 no two objects share a file or an identity, in any letter case', () => {
  forAllEnvironments(15, (environment) => {
    const rendered = [...manifestsOf(environment.id, compose(environment))];
    const keys = rendered.flatMap(({ path, manifest }) => [path.toLowerCase(), identityOf(manifest)]);
    return keys.filter((key, index) => keys.indexOf(key) < index);
  });
});

test('C-40 the same definition renders to the same bytes, in whatever order its keys are', () => {
  forAllPlatforms(12, (platform, seed) => {
    const first = bytes(platform);
    return [
      ...(bytes(platform) === first ? [] : ['A second rendering differs from the first']),
      ...(bytes(shuffled(platform, seed)) === first ? [] : ['Another order of keys renders differently']),
    ];
  });
});

test('C-41 every object is valid, unknown fields refused', () => {
  forAllEnvironments(15, (environment) => manifests(environment).flatMap(schemaFaults));
});

const manifests = (environment: Environment) =>
  [...manifestsOf(environment.id, compose(environment))].map(({ manifest }) => manifest);

/** All files of all environments as one text. */
const bytes = (platform: Platform): string =>
  environmentsOf(platform)
    .flatMap((environment) => [...render(environment)])
    .map(({ path, text }) => `${path}\n${text}`)
    .join('');

const shuffled = (platform: Platform, seed: number): Platform => ({
  ...platform,
  services: shuffle(platform.services, seed),
  datastores: shuffle(platform.datastores, seed),
  channels: shuffle(platform.channels, seed),
  hosts: shuffle(platform.hosts, seed),
  environments: shuffle(platform.environments, seed),
});

/** The same record with its keys in an order that the seed decides. */
const shuffle = <T>(record: Readonly<Record<string, T>>, seed: number): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => mixed(a, seed) - mixed(b, seed)));

const mixed = (text: string, seed: number): number =>
  [...text].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619), seed + 1) >>> 8;
