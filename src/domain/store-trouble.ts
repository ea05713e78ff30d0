/** Why a phone keeps nothing. `blocked`: forbidden, private window, dead connection. `full`: no room for more. */
export type StoreTrouble = 'blocked' | 'full';
