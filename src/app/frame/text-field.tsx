import { useId, type InputHTMLAttributes } from 'react';
import '../styles/text-field.css';
import { FieldProblem } from './field-problem.tsx';

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'placeholder' | 'maxLength' | 'list' | 'inputMode' | 'onBlur' | 'onKeyDown'
> {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly problem?: string | null;
}

export function TextField({ label, value, change, problem = null, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
      />
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}
