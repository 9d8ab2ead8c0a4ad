/** Which addresses of machines may be fetched from: those of the open internet, and no other (research: formats 2, 3). */
import ipaddr from 'ipaddr.js';

/** The usual ports of pages too, so that nobody looks round with it. */
export function isPublicPlace(address: string, port: number): boolean {
  return (port === 80 || port === 443) && isPublicAddress(address);
}

/**
 * False for everything private, local, shared, reserved or of a group, also where an IPv4 address is written inside an
 * IPv6 one; false for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const bytes = parsed.toByteArray();
  const inner = embeddedIpv4(bytes);
  if (inner !== null) return isPublicAddress(inner.join('.'));
  return parsed.range() === 'unicast';
}

const ZEROS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Mapped (::ffff:a.b.c.d), compatible (::a.b.c.d), NAT64 (64:ff9b::a.b.c.d) and 6to4 (2002:aabb:ccdd::). */
function embeddedIpv4(bytes: readonly number[]): readonly number[] | null {
  const startsWith = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (startsWith(0x20, 0x02)) return bytes.slice(2, 6);
  if (startsWith(...ZEROS.slice(0, 10), 0xff, 0xff) || startsWith(0x00, 0x64, 0xff, 0x9b))
    return bytes.slice(12);
  const isCompatible = startsWith(...ZEROS) && bytes.slice(12).some((byte) => byte > 1);
  return isCompatible ? bytes.slice(12) : null;
}
