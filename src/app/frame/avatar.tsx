import { colourOf } from '../compare/reading-text.tsx';
import { initialOf } from '../words.ts';

export function Avatar({ member, name }: { readonly member: string; readonly name: string }) {
  return (
    <span className="avatar" data-colour={colourOf(member)} title={name} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}
