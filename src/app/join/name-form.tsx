import * as v from 'valibot';
import { displayNameSchema } from '#core/model/member.ts';
import type { Result } from '#core/model/result.ts';
import type { Session } from '#sync/api.ts';
import { sentencesOf } from '../session/ask.ts';
import { OneFieldForm } from './one-field-form.tsx';
import { recentName, rememberName } from './recent-name.ts';

interface NameFormProps {
  readonly join: (displayName: string) => Promise<Result<Session>>;
  readonly joined: (session: Session) => void;
}

/** A display name, nothing else. */
export function NameForm({ join, joined }: NameFormProps) {
  const submit = async (text: string) => {
    const name = v.safeParse(displayNameSchema, text);
    if (!name.success) return name.issues[0].message;
    const answer = await join(name.output);
    if (!answer.ok) return sentencesOf(answer);
    rememberName(name.output);
    joined(answer.value);
    return null;
  };
  return (
    <>
      <OneFieldForm
        label="Your name here"
        action="Open"
        submit={submit}
        given={recentName()}
        input={{ maxLength: 40 }}
      />
      <p className="quiet">
        No e-mail, no password. Others see this name beside your marks; a nickname will do.
      </p>
    </>
  );
}
