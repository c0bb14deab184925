import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeclaredSecret } from './gate/declarations.ts';
import { storeKinds, type SecretProperties } from './store-schemas.ts';
import type { Topology } from './topology.ts';

const Values = z.record(z.string(), z.string());

/** The template's secrets, generated once and kept in the state directory for its owner only. */
export function generateSecrets(topology: Topology, stateDirectory?: string): readonly DeclaredSecret[] {
  const file = stateDirectory === undefined ? undefined : join(stateDirectory, 'secrets.json');
  const kept =
    file !== undefined && existsSync(file) ? Values.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const secrets = topology
    .all(storeKinds.secret)
    .map(({ name, arn, properties }) => ({ name, arn, value: kept[name] ?? secretValue(properties) }));
  if (file !== undefined && stateDirectory !== undefined) {
    mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(Object.fromEntries(secrets.map(({ name, value }) => [name, value]))), {
      mode: 0o600,
    });
  }
  return secrets;
}

function secretValue({ SecretString, GenerateSecretString: generate }: SecretProperties): string {
  if (SecretString !== undefined) return SecretString;
  if (generate === undefined) return randomText('abcdefghijklmnopqrstuvwxyz0123456789', 32);
  const password = randomText(alphabet(generate), generate.PasswordLength);
  if (generate.SecretStringTemplate === undefined || generate.GenerateStringKey === undefined)
    return password;
  const template = z.record(z.string(), z.json()).parse(JSON.parse(generate.SecretStringTemplate));
  return JSON.stringify({ ...template, [generate.GenerateStringKey]: password });
}

function alphabet(rules: NonNullable<SecretProperties['GenerateSecretString']>): string {
  const all = [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace ? ' ' : '',
  ].join('');
  return Array.from(all)
    .filter((character) => !rules.ExcludeCharacters.includes(character))
    .join('');
}

function randomText(characters: string, length: number): string {
  return Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('');
}
