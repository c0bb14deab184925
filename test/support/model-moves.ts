import { isServiceError } from '../../shared/errors.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import type { PostId } from '../../shared/ids.ts';
import { account } from './disclosure-builders.ts';
import type { Move, Schedule } from './model-schedule.ts';
import { ModelWorld, type Who } from './model-world.ts';
import { Task } from './stepped-tasks.ts';

/** What takes requests, and so can be stopped between them. */
type Work =
  | 'visit'
  | 'withdraw'
  | 'join'
  | 'pause'
  | 'resume'
  | 'run-out'
  | 'narrow'
  | 'release'
  | 'relay'
  | 'classify'
  | 'erase';

/** Plays a schedule move by move. */
export class Play {
  readonly world: ModelWorld;
  private tasks: Task[] = [];
  private readonly requeue = new Map<Task, () => void>();
  private readonly batches: PostBatchMessage[] = [];
  private readonly errands: Effect[] = [];
  /** What the platform shows, kept by hand. */
  readonly posts: {
    readonly who: Who;
    readonly id: PostId;
    readonly words: string;
    readonly postedAt: string;
  }[] = [];

  private constructor(world: ModelWorld) {
    this.world = world;
  }

  static async of({ joined, week, closed, year }: Schedule): Promise<Play> {
    const play = new Play(ModelWorld.open());
    await play.world.join(0);
    if (joined !== 'one') await play.world.join(1);
    if (joined === 'both, visited' || joined === 'both, queued') await play.visitAll();
    if (joined === 'both, visited') await play.workOff();
    for (const move of week) await play.make(move);
    play.world.closeWeek();
    for (const move of closed) await play.make(move);
    if (year !== undefined) {
      // Nothing that was under way lives that long: functions have minutes.
      while (play.tasks.length > 0) play.kill(0);
      play.world.later(366 * 24);
    }
    for (const move of year ?? []) await play.make(move);
    return play;
  }

  /** Lets everything that is under way come to its end, and the pipeline do all that is left to do. */
  async settle(): Promise<void> {
    while (this.tasks.length > 0) await this.goOn(0, 1000);
    // What is queued comes first: a visit compares with what was recorded.
    await this.workOff();
    this.world.later(25);
    for (const one of [0, 1] as const) await this.whole('end', () => this.world.endIfRanOut(one));
    for (const one of [0, 1] as const) await this.whole('visit', () => this.world.visit(one));
    await this.workOff();
    await this.whole('relay', () => this.world.pass());
    for (let errand = this.takeErrand(0, false); errand !== undefined; errand = this.takeErrand(0, false)) {
      const effect = errand;
      await this.whole('erase', () => this.world.erase(effect));
    }
  }

  private async workOff(): Promise<void> {
    for (let batch = this.takeBatch(0, false); batch !== undefined; batch = this.takeBatch(0, false)) {
      const message = batch;
      await this.whole('classify', () => this.world.classify(message));
    }
  }

  private async visitAll(): Promise<void> {
    for (const who of [0, 1] as const) {
      for (const words of ['#programme', 'LEAK #programme']) this.publish(who, words);
      await this.whole('visit', () => this.world.visit(who));
    }
  }

  private async make(move: Move): Promise<void> {
    switch (move.do) {
      case 'post':
        this.publish(move.who, move.words);
        return;
      case 'edit':
      case 'delete':
        this.changePost(move.do, move.who, move.which);
        return;
      case 'wait':
        this.world.later(move.hours);
        return;
      case 'go-on':
        return this.goOn(move.which, move.awaits);
      case 'kill':
        this.kill(move.which);
        return;
      case 'visit':
      case 'withdraw':
      case 'join':
      case 'pause':
      case 'resume':
      case 'run-out':
      case 'narrow':
      case 'release':
      case 'relay':
      case 'classify':
      case 'erase': {
        const task = this.beginMove(move);
        if (task !== undefined) await this.goOn(this.tasks.indexOf(task), move.awaits);
      }
    }
  }

  private beginMove(move: Extract<Move, { do: Work }>): Task | undefined {
    const { world } = this;
    switch (move.do) {
      case 'visit':
      case 'withdraw':
      case 'join':
      case 'pause':
      case 'resume':
        return this.begin(`${move.do} ${move.who}`, () => world[move.do](move.who));
      case 'run-out':
        return this.begin(`run-out ${move.who}`, () => world.endIfRanOut(move.who));
      case 'narrow':
        return this.begin(`narrow ${move.who}`, () => world.narrow(move.who, move.to));
      case 'release':
        return this.begin('release', () => world.release());
      case 'relay':
        return this.begin('relay', () => world.pass());
      case 'classify':
        return this.beginMessage(this.takeBatch(move.which, move.again), world.classify, world.queue);
      case 'erase': {
        const errand = this.takeErrand(move.which, move.again);
        return this.beginMessage(errand, (effect) => world.erase(effect), world.erasures);
      }
    }
  }

  private publish(of: Who, words: string): void {
    const { id, postedAt } = this.world.publish(of, words);
    this.posts.push({ who: of, words, id, postedAt: postedAt.toISOString() });
  }

  private changePost(what: 'edit' | 'delete', of: Who, index: number): void {
    const own = this.posts.filter((post) => post.who === of);
    const chosen = own[index % Math.max(1, own.length)];
    if (chosen === undefined) return;
    if (what === 'edit') {
      this.world.source.edit(account(of), chosen.id, { editedAt: this.world.now() });
      return;
    }
    this.world.source.delete(account(of), chosen.id);
    this.posts.splice(this.posts.indexOf(chosen), 1);
  }

  private begin(name: string, work: () => Promise<unknown>): Task {
    const task = new Task(name, work);
    this.tasks.push(task);
    return task;
  }

  /** Whoever dies on it leaves the message to come again. */
  private beginMessage<Message>(
    message: Message | undefined,
    handle: (message: Message) => Promise<unknown>,
    queue: Message[],
  ): Task | undefined {
    if (message === undefined) return undefined;
    const task = this.begin('worker', () => handle(message));
    this.requeue.set(task, () => void queue.push(message));
    return task;
  }

  /** The next batch, or one that came before once more. */
  private takeBatch(index: number, again: boolean): PostBatchMessage | undefined {
    return take(this.world.queue, this.batches, { index, again });
  }

  private takeErrand(index: number, again: boolean): Effect | undefined {
    return take(this.world.erasures, this.errands, { index, again });
  }

  private async goOn(index: number, awaits: number): Promise<void> {
    const task = this.tasks[index % Math.max(1, this.tasks.length)];
    if (task === undefined) return;
    await task.advance(awaits);
    const { broken } = this.world.watch;
    if (broken !== undefined) throw broken;
    if (task.outcome === undefined) return;
    this.tasks = this.tasks.filter((one) => one !== task);
    if (task.outcome.kind === 'failed') this.fail(task, task.outcome.fault);
  }

  private fail(task: Task, fault: unknown): void {
    // Dropped, as its worker does; a fault that passes comes again.
    if (isServiceError(fault, 'not-permitted')) return;
    if (!isServiceError(fault, 'unavailable') && !isServiceError(fault, 'conflict')) throw fault;
    this.requeue.get(task)?.();
  }

  private kill(index: number): void {
    const task = this.tasks[index % Math.max(1, this.tasks.length)];
    if (task === undefined) return;
    task.isDead = true;
    this.tasks = this.tasks.filter((one) => one !== task);
    this.requeue.get(task)?.();
  }

  private async whole(name: string, work: () => Promise<unknown>): Promise<void> {
    const task = this.begin(name, work);
    await this.goOn(this.tasks.indexOf(task), Infinity);
  }
}

const take = <Message>(
  queue: Message[],
  taken: Message[],
  { index, again }: { readonly index: number; readonly again: boolean },
): Message | undefined => {
  if (again) return taken[index % Math.max(1, taken.length)];
  const [message] = queue.splice(index % Math.max(1, queue.length), 1);
  if (message !== undefined) taken.push(message);
  return message;
};
