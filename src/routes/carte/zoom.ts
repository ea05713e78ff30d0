/** How much larger the sheet may be drawn. At the last step, on a phone of 360 px, a commune of 48 thousandths is 55 px wide. */
export const ZOOMS = [1, 2, 3.2] as const;
