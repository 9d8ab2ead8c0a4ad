/** Characters that turn the words behind them round: a file may have them in a name, and our sentences stay readable. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** For words of a file that stand in a sentence of ours: U+FFFD in place of each. Texts and quotes keep theirs. */
export function withoutTurning(words: string): string {
  return words.replace(TURNING, '\ufffd');
}
