/*
 * The teacher's desk as one value: fetched, kept live by the board's notices, changed by commands.
 * Not the network (the ways are handed in) and not the rules: the server decides, and the desk is asked again.
 */
import { accepted, type Result } from '#core/model/result.ts';
import type { Command, CommandAnswer, Desk } from '#sync/api.ts';
import { sentencesMeanwhile, sentencesOf } from './ask.ts';
import { noticeIn } from './notice.ts';
import { Observable } from './observable.ts';

export interface DeskWays {
  readonly fetch: () => Promise<Result<Desk>>;
  readonly send: (command: Command) => Promise<Result<CommandAnswer>>;
}

export interface DeskView {
  /** Null until it has arrived. */
  readonly desk: Desk | null;
  /** The sentence of the last thing that failed, null when all is well. */
  readonly problem: string | null;
}

export class DeskStore {
  readonly view = new Observable<DeskView>({ desk: null, problem: null });
  readonly #ways: DeskWays;
  /** What stands until the next command, and what stands until the desk can be fetched again. */
  readonly #problems: { command: string | null; looking: string | null } = {
    command: null,
    looking: null,
  };
  #asked = 0;
  #looking: Promise<void> = Promise.resolve();
  #last: Promise<unknown> = Promise.resolve();

  constructor(ways: DeskWays) {
    this.#ways = ways;
  }

  /**
   * Asks for the desk. An answer that a later question has overtaken is dropped, and the later one is waited
   * for: who changed something never sees what was before it once this has resolved.
   */
  look(): Promise<void> {
    const question = ++this.#asked;
    const looking = this.#ways.fetch().then((answer) => {
      if (question !== this.#asked) return this.#looking;
      this.#problems.looking = answer.ok ? null : sentencesMeanwhile(answer);
      this.#show(answer.ok ? answer.value : this.view.value.desk);
      return undefined;
    });
    this.#looking = looking;
    return looking;
  }

  /** A stateless message as it came over the socket. */
  readonly hear = ({ payload }: { readonly payload: string }): void => {
    const notice = noticeIn(payload);
    const { desk } = this.view.value;
    if (notice?.type === 'drafts-changed') void this.look();
    if (notice?.type === 'board' && desk) this.#show({ ...desk, board: notice.board });
  };

  /**
   * One after the other until one is refused, also after those of earlier calls; then looks again.
   * @returns the last answer.
   */
  run(...commands: readonly Command[]): Promise<Result<CommandAnswer>> {
    const turn = this.#last.then(() => this.#send(commands));
    this.#last = turn;
    return turn;
  }

  async #send(commands: readonly Command[]): Promise<Result<CommandAnswer>> {
    let answer: Result<CommandAnswer> = accepted({ secret: null });
    for (const command of commands) {
      answer = await this.#ways.send(command);
      if (!answer.ok) break;
    }
    this.#problems.command = answer.ok ? null : sentencesOf(answer);
    this.#show(this.view.value.desk);
    await this.look();
    return answer;
  }

  #show(desk: Desk | null): void {
    this.view.set({ desk, problem: this.#problems.command ?? this.#problems.looking });
  }
}
