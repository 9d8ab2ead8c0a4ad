import { colourOf } from '../compare/reading-text.tsx';

export function Avatar({ member, name }: { readonly member: string; readonly name: string }) {
  return (
    <span className="avatar" data-colour={colourOf(member)} title={name} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
