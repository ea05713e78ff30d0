/** Gives a sheet to the person as a file of theirs. */
export function keepBytes(name: string, type: string, bytes: BlobPart): void {
	const address = URL.createObjectURL(new Blob([bytes], { type }));
	const link = Object.assign(document.createElement('a'), { href: address, download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
