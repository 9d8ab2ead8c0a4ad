/** Of Crossread, as package.json has it: stands beside figures that somebody may want to work out again. */
export const VERSION = '0.5.0';
