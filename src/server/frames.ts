/*
 * The first look at each message from a socket, before Hocuspocus sees it: is it well formed to the last byte?
 * Not access and not content. What passes here can be decoded without throwing.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { parseDocumentName } from '#sync/names.ts';

/** Message types of Hocuspocus 4 that a client may send. */
const TYPE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
} as const;
/** A message of this one byte asks for, or is, a sign of life of the whole socket. */
export const PING = 9;
const PONG = 10;

export type Frame = 'sign-of-life' | 'message';

/** `bytes` must own its buffer: lengths that point behind it are then refused instead of read. */
export function checkFrame(bytes: Uint8Array): Result<Frame> {
  if (bytes.length === 1 && (bytes[0] === PONG || bytes[0] === PING))
    return accepted('sign-of-life');
  try {
    const decoder = decoding.createDecoder(bytes);
    const [name = ''] = decoding.readVarString(decoder).split('\0');
    if (!parseDocumentName(name)) return malformed('names no document');
    checkContent(decoder);
    return accepted('message');
  } catch (error) {
    return malformed(error instanceof Error ? error.message : 'cannot be decoded');
  }
}

function malformed(message: string): Result<never> {
  return refused({ path: '', message });
}

/** @throws when the content does not decode. */
function checkContent(decoder: decoding.Decoder): void {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case TYPE.sync:
    case TYPE.syncReply:
      checkSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      return;
    case TYPE.awareness:
      readAwareness(decoding.readVarUint8Array(decoder));
      return;
    case TYPE.auth:
      decoding.readVarUint(decoder);
      decoding.readVarString(decoder);
      return;
    case TYPE.stateless:
      decoding.readVarString(decoder);
      return;
    case TYPE.queryAwareness:
    case TYPE.close:
      return;
    default:
      throw new Error(`a client may not send messages of type ${type}`);
  }
}

function checkSync(step: number, payload: Uint8Array): void {
  if (step === messageYjsSyncStep1) Y.decodeStateVector(payload);
  else if (step === messageYjsSyncStep2 || step === messageYjsUpdate) Y.decodeUpdate(payload);
  else throw new Error(`there is no sync message ${step}`);
}

/** @throws when the bytes do not decode. */
function readAwareness(update: Uint8Array): { client: number; isLeaving: boolean }[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries: { client: number; isLeaving: boolean }[] = [];
  for (let index = 0; index < count; index++) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder); // clock
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    entries.push({ client, isLeaving: state === null });
  }
  return entries;
}

/** Client ids whose state an awareness message takes away; none for any other message. The frame is checked. */
export function leavingClients(bytes: Uint8Array): number[] {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== TYPE.awareness) return [];
  return readAwareness(decoding.readVarUint8Array(decoder))
    .filter((entry) => entry.isLeaving)
    .map((entry) => entry.client);
}

/** The address of a document in a frame that asks for all of it; null for any other frame. The frame is checked. */
export function asksForEverything(bytes: Uint8Array): string | null {
  if (bytes.length === 1) return null;
  const decoder = decoding.createDecoder(bytes);
  const address = decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== TYPE.sync) return null;
  if (decoding.readVarUint(decoder) !== messageYjsSyncStep1) return null;
  const vector = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
  return vector.size === 0 ? address : null;
}

/** The frame that asks for what a document has beyond a state vector. */
export function questionFrom(address: string, vector: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, TYPE.sync);
  encoding.writeVarUint(encoder, messageYjsSyncStep1);
  encoding.writeVarUint8Array(encoder, vector);
  return encoding.toUint8Array(encoder);
}
