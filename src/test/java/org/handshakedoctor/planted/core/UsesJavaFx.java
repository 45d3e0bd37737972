package org.handshakedoctor.planted.core;

import javafx.scene.control.Label;
import org.handshakedoctor.core.task.CancellationToken;

/// Core that sees JavaFX, and a row that uses what it may not.
record UsesJavaFx(Label label, CancellationToken token) {}
