import { validImages } from '../../../charts/checks/definition/valid-images';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const DIGEST = `@sha256:${'0123456789abcdef'.repeat(4)}`;

const running = (users: string | undefined) => inProduction({ images: { users } });

test.each([`ghcr.io/campus/users:1.4.0${DIGEST}`, `localhost:5000/users:v1_2-rc.3${DIGEST}`])(
  'C-06 allows "%s"',
  (image) => {
    expect(findings(validImages, running(image))).toEqual([]);
  },
);

test('C-06 refuses a service without an image', () => {
  expect(findings(validImages, running(undefined))).toEqual([
    'images.users: "users" has no image here; add a line for it, as registry/name:tag@sha256:digest',
  ]);
});

test.each([
  'ghcr.io/campus/users:1.4.0',
  'ghcr.io/campus/users:1.4.0@sha256:abc',
  `users:1.4.0${DIGEST.toUpperCase()}`,
])('C-06 refuses "%s", which has no digest', (image) => {
  expect(findings(validImages, running(image))).toEqual([
    `images.users: "${image}" can become another image; add its digest, "@sha256:" and 64 hexadecimal digits`,
  ]);
});

test.each([`ghcr.io/campus/users${DIGEST}`, `localhost:5000/users${DIGEST}`])(
  'C-06 refuses "%s", which has no tag',
  (image) => {
    expect(findings(validImages, running(image))).toEqual([
      `images.users: "${image}" has no tag to call its version by; write it as registry/name:tag@sha256:digest`,
    ]);
  },
);

test('C-06 refuses "latest", even with a digest', () => {
  expect(findings(validImages, running(`ghcr.io/campus/users:latest${DIGEST}`))).toEqual([
    'images.users: "latest" is a different version every day; use the tag of a release',
  ]);
});

test.each(['_1', '1.4.0-'])('C-06 refuses the tag "%s", which no label can hold', (tag) => {
  expect(findings(validImages, running(`ghcr.io/campus/users:${tag}${DIGEST}`))).toEqual([
    `images.users: the tag "${tag}" is no value of a label; begin and end it with a letter or digit`,
  ]);
});

test('C-06 refuses a line for a service that does not exist', () => {
  expect(findings(validImages, inProduction({ images: { user: `ghcr.io/campus/user:1.4.0${DIGEST}` } }))).toEqual([
    'images.user: "user" is no service; did you mean "users"? Known: "users", "mailer", "gateway"',
  ]);
});
