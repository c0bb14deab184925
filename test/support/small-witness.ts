import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { COSIGNATURE, cosignedText } from '../../shared/signing/cosignature.ts';
import {
  keyIdOf,
  openNote,
  parseVerifierKey,
  verifierKeyText,
  type VerifierKey,
} from '../../shared/signing/signed-note.ts';
import { hashIn, parseCheckpoint, type Checkpoint } from '../../shared/transparency/checkpoint.ts';
import { EMPTY_ROOT, isConsistent, isSameHash } from '../../shared/transparency/merkle-tree.ts';
import { LoopbackServer } from './loopback-server.ts';

/** How a witness may misbehave. */
export type Mood =
  'honest' | 'huge' | 'slow' | 'wrong-key' | 'wrong-text' | 'broken' | 'lies-about-size' | 'redirects';

const HUGE = 1_000_000;

/** A witness over HTTP for one log (C2SP tlog-witness): it keeps the last checkpoint it saw, and cosigns what goes on from it. */
export class SmallWitness extends LoopbackServer {
  readonly key: VerifierKey;
  mood: Mood = 'honest';
  /** What was asked: the old size, and the status it was answered with. */
  readonly asked: string[] = [];
  seen: Checkpoint | undefined;
  private readonly privateKey: KeyObject;
  private readonly log: VerifierKey;
  private readonly now: () => Date;

  constructor(name: string, logKey: string, now: () => Date = () => new Date()) {
    super();
    const log = parseVerifierKey(logKey);
    if (log === undefined) throw new Error('a witness needs the key of the log');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    this.privateKey = privateKey;
    this.key = { name, publicKey: new Uint8Array(Buffer.from(x, 'base64url')) };
    this.log = log;
    this.now = now;
  }

  get vkey(): string {
    return verifierKeyText(this.key, COSIGNATURE);
  }

  /** Its line under a checkpoint's text. */
  line(text: string, key: KeyObject = this.privateKey): string {
    const seconds = BigInt(Math.floor(this.now().getTime() / 1000));
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(seconds);
    const signature = sign(null, Buffer.from(cosignedText(text, seconds)), key);
    const id = keyIdOf(this.key, COSIGNATURE);
    return `— ${this.key.name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`;
  }

  protected override async answer(
    url: URL,
    response: ServerResponse,
    request: IncomingMessage,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    if (this.mood === 'slow') return;
    if (this.mood === 'huge') return void response.writeHead(200).end('— '.padEnd(HUGE, 'x'));
    if (this.mood === 'broken') return void response.writeHead(500).end();
    if (this.mood === 'redirects')
      return void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    const isRight = request.method === 'POST' && url.pathname === '/add-checkpoint';
    const { status, body, type } = isRight
      ? this.consider(Buffer.concat(chunks).toString())
      : { status: 404, body: '', type: 'text/plain' };
    response.writeHead(status, { 'content-type': type }).end(body);
  }

  private consider(text: string): { status: number; body: string; type: string } {
    const end = text.indexOf('\n\n');
    const [old = '', ...lines] = text.slice(0, end).split('\n');
    const outcome = this.decide(Number(old.replace('old ', '')), lines, text.slice(end + 2));
    this.asked.push(`${old} ${outcome.status}`);
    return { type: 'text/plain', ...outcome };
  }

  private decide(
    old: number,
    lines: readonly string[],
    note: string,
  ): { status: number; body: string; type?: string } {
    const opened = openNote(note, this.log);
    const checkpoint = opened === undefined ? undefined : parseCheckpoint(opened);
    if (opened === undefined || checkpoint === undefined) return { status: 403, body: '' };
    if (checkpoint.origin !== this.log.name) return { status: 404, body: '' };
    if (old > checkpoint.size) return { status: 400, body: '' };
    const sizes = { 'lies-about-size': checkpoint.size + 7 };
    const size = this.mood === 'lies-about-size' ? sizes[this.mood] : (this.seen?.size ?? 0);
    if (old !== size) return { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' };
    const proof = lines.map(hashIn).filter((hash) => hash !== undefined);
    const before = this.seen ?? { size: 0, root: EMPTY_ROOT };
    if (old === checkpoint.size && !isSameHash(before.root, checkpoint.root))
      return { status: 409, body: `${old}\n`, type: 'text/x.tlog.size' };
    if (proof.length < lines.length || !isConsistent(before, checkpoint, proof))
      return { status: 422, body: '' };
    if (this.mood === 'wrong-key')
      return { status: 200, body: this.line(opened, generateKeyPairSync('ed25519').privateKey) };
    if (this.mood === 'wrong-text') return { status: 200, body: this.line('another\n1\nlog\n') };
    this.seen = checkpoint;
    return { status: 200, body: this.line(opened) };
  }
}
