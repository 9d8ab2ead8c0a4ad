import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/literata/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { CrashScreen } from './frame/crash-screen.tsx';
import { keepProgram } from './program-copy.ts';
import './styles/theme.css';
import './styles/frame.css';

keepProgram();

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id "app"');
createRoot(place).render(
  <StrictMode>
    <CrashScreen>
      <App />
    </CrashScreen>
  </StrictMode>,
);
