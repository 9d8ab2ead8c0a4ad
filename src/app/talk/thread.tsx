import { useState } from 'react';
import * as v from 'valibot';
import { replyIdSchema } from '#core/model/ids.ts';
import type { PublishedReply } from '#core/model/talk.ts';
import { Avatar } from '../frame/avatar.tsx';
import type { Mark } from '../session/marks.ts';
import { useMay, useMemberName, useRoom } from '../session/room.ts';
import { serverDate } from '../session/server-clock.ts';
import { useTalk } from '../session/talk.ts';
import { LightMarkup } from './light-markup.tsx';
import { ReplyForm } from './reply-form.tsx';
import { Votes } from './votes.tsx';

const STARTERS = [
  'I read this differently, because ',
  'The other article says ',
  'Without this word the sentence would be ',
  'Who is speaking here? ',
] as const;

/** What members say about a mark: votes, replies, and a place for mine. */
export function Thread({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const mayTalk = useMay('talk');
  const replies = useTalk().replies.get(mark.id) ?? [];
  const [begun, setBegun] = useState('');
  const send = (body: string, mentions: PublishedReply['mentions']) => {
    const now = serverDate().toISOString();
    const id = v.parse(replyIdSchema, crypto.randomUUID());
    room.notebook.put('replies', {
      id,
      about: mark.id,
      body,
      mentions,
      created: now,
      modified: now,
    });
    setBegun('');
  };
  return (
    <section className="thread" aria-label="Talk about this mark">
      <Votes mark={mark} />
      {replies.length > 0 && (
        <ol className="replies">
          {replies.map((reply) => (
            <ReplyItem key={reply.id} reply={reply} />
          ))}
        </ol>
      )}
      {mayTalk ? (
        <>
          {replies.length === 0 && begun === '' && (
            <div className="starters">
              {STARTERS.map((starter) => (
                <button key={starter} type="button" onClick={() => setBegun(starter)}>
                  {starter.trim()}…
                </button>
              ))}
            </div>
          )}
          <ReplyForm key={begun} begun={begun} label="Reply" send={send} />
        </>
      ) : (
        <p className="inspector-hint-small">Replies and votes open with the reveal.</p>
      )}
    </section>
  );
}

function ReplyItem({ reply }: { readonly reply: PublishedReply }) {
  const room = useRoom();
  const nameOf = useMemberName();
  const mayTalk = useMay('talk');
  const [editing, setEditing] = useState(false);
  const isMine = reply.author === room.me.id;
  if (editing) {
    const { author: _, ...own } = reply;
    return (
      <li>
        <ReplyForm
          begun={reply.body}
          label="Change my reply"
          send={(body, mentions) => {
            room.notebook.put('replies', {
              ...own,
              body,
              mentions,
              modified: serverDate().toISOString(),
            });
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li>
      <p className="reply-by">
        <Avatar member={reply.author} name={nameOf(reply.author)} /> {nameOf(reply.author)}
        <time dateTime={reply.created}>{timeOf(reply)}</time>
      </p>
      <p className="reply-body">
        <LightMarkup body={reply.body} />
      </p>
      {isMine && mayTalk && (
        <p className="reply-tools">
          <button type="button" className="link" onClick={() => setEditing(true)}>
            Change
          </button>
          <button
            type="button"
            className="link"
            onClick={() => room.notebook.take('replies', reply.id)}
          >
            Delete
          </button>
        </p>
      )}
    </li>
  );
}

function timeOf({ created, modified }: PublishedReply): string {
  const time = new Date(created).toLocaleString(undefined, {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return created === modified ? time : `${time}, changed`;
}
