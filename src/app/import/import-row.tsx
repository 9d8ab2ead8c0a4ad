import { useId, type ReactNode } from 'react';

interface ImportRowProps {
  readonly label: ReactNode;
  readonly value: string | null;
  readonly isFixed: boolean;
  readonly choose: (next: string) => void;
  readonly more?: string | undefined;
  /** The options. */
  readonly children: ReactNode;
}

/** Something of the file, and what it is here. The choice keeps the focus while the file is looked at again, so it is not disabled then. */
export function ImportRow({ label, value, isFixed, choose, more, children }: ImportRowProps) {
  const id = useId();
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-disabled={isFixed}
        aria-describedby={more === undefined ? undefined : `${id}-more`}
        onChange={({ target }) => {
          if (!isFixed) choose(target.value);
        }}
      >
        {children}
      </select>
      {more !== undefined && (
        <span id={`${id}-more`} className="quiet">
          {more}
        </span>
      )}
    </li>
  );
}
