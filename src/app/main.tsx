import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/literata/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerSW } from 'virtual:pwa-register';
import '#editor/reading-view.css';
import { App } from './app.tsx';
import { CrashScreen } from './frame/crash-screen.tsx';
import './styles/theme.css';
import './styles/frame.css';
import './styles/compare.css';
import './styles/desk.css';
import './styles/home.css';
import './styles/marking.css';
import './styles/notes.css';
import './styles/talk.css';

registerSW({ immediate: true });

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id "app"');
createRoot(place).render(
  <StrictMode>
    <CrashScreen>
      <App />
    </CrashScreen>
  </StrictMode>,
);
