/** Characters of scripts that do not part words, as a class for a regular expression with the flag u. */
export const UNPARTED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
