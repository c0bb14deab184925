import { createHash } from 'node:crypto';

/**
 * Adds a button beside each chart that saves its picture as PNG: the chart's own file is drawn at twice its size, in the
 * reader's browser, and nothing is sent anywhere. Without scripts there is no button, and the file is there all the same.
 */
export const PNG_SCRIPT = `'use strict';
for (const place of document.querySelectorAll('[data-png]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = place.dataset.pngLabel;
  button.addEventListener('click', () => {
    const picture = new Image();
    picture.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      canvas.width = picture.naturalWidth * 2;
      canvas.height = picture.naturalHeight * 2;
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = place.dataset.pngName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      }, 'image/png');
    });
    picture.src = place.dataset.png;
  });
  place.append(button);
}
`;

/** Part of the script's address, so that it can be kept for good by browsers. */
export const PNG_SCRIPT_VERSION = createHash('sha256').update(PNG_SCRIPT).digest('hex').slice(0, 12);
