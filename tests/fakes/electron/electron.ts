/**
 * Stands in for the `electron` module where no Electron runtime is: the real main.ts and the real preload.ts
 * run against it, the page is a real Chromium's. What it does not model: processes, the sandbox, menus, kiosk.
 */
export { app } from './app.ts';
export { dialog, Menu, safeStorage, screen, session, shell } from './desk.ts';
export { ipcMain } from './ipcMain.ts';
export { protocol } from './protocol.ts';
export { BrowserWindow, webContents } from './window.ts';
