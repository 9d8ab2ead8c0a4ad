import type { Channel } from '#core/model/codebook.ts';

/** How a layer is drawn, small: so that a chip says its layer by form and not by colour alone. */
export function ChannelSample({ channel }: { readonly channel: Channel }) {
  return (
    <span className="channel-sample" data-channel={channel} aria-hidden="true">
      a
    </span>
  );
}
