import { goTo, addressOfWorkspace } from '../place.ts';
import { Page } from '../frame/page.tsx';
import { Link } from '../link.tsx';
import { sentencesOf } from '../session/ask.ts';
import { comeBack } from '../session/session-api.ts';
import { OneFieldForm } from './one-field-form.tsx';

async function submit(code: string): Promise<string | null> {
  if (code.trim() === '') return 'Type your return code, or the recovery key of a workspace.';
  const answer = await comeBack(code);
  if (!answer.ok) return sentencesOf(answer);
  goTo(addressOfWorkspace(answer.value.workspace.id));
  return null;
}

/** With a personal return code on another device, or with the recovery key of an owner. */
export function ReturnPage({ given }: { readonly given: string }) {
  return (
    <Page title="Come back">
      <h1>Come back</h1>
      <p>
        With your return code you are the same person on another device: your marks, your name, your
        role. Owners can use the recovery key of their workspace.
      </p>
      <OneFieldForm
        label="Return code or recovery key"
        action="Come back"
        submit={submit}
        given={given}
        input={{ autoCapitalize: 'none', spellCheck: false, className: 'code-field' }}
      />
      <p className="quiet">
        You find a return code in a workspace under your name, on a device where you are still
        signed in. No code at all? <Link href="/join">Join with the room code</Link> under a new
        name.
      </p>
    </Page>
  );
}
