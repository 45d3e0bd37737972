package org.handshakedoctor.core.remote;

import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.ReadingCommand.Rights;
import org.handshakedoctor.core.ssh.RemotePath;
import org.jspecify.annotations.Nullable;

/// The commands that bring a log which no file transfer reaches.
sealed interface Commands {

  ReadingCommand whole();

  /// From an offset on; null where there is no such command.
  @Nullable ReadingCommand from(long offset);

  /// Says the size; null where nobody knows.
  @Nullable ReadingCommand size();

  /// What comes after an offset, without end.
  ReadingCommand follow(long offset);

  /// A file that only root may read.
  record File(Rights rights, RemotePath path) implements Commands {
    @Override
    public ReadingCommand whole() {
      return new ReadingCommand.CatAsRoot(rights, path);
    }

    @Override
    public ReadingCommand from(long offset) {
      return new ReadingCommand.TailAsRoot(rights, path, offset);
    }

    @Override
    public ReadingCommand size() {
      return new ReadingCommand.StatAsRoot(rights, path);
    }

    @Override
    public ReadingCommand follow(long offset) {
      return new ReadingCommand.FollowAsRoot(rights, path, offset);
    }
  }

  /// What a unit has written to the journal, of some days or of all.
  record Journal(String unit, int days) implements Commands {
    @Override
    public ReadingCommand whole() {
      return new ReadingCommand.Journal(unit, days, false);
    }

    @Override
    public @Nullable ReadingCommand from(long offset) {
      return null;
    }

    @Override
    public @Nullable ReadingCommand size() {
      return null;
    }

    @Override
    public ReadingCommand follow(long offset) {
      return new ReadingCommand.Journal(unit, 0, true);
    }
  }

  /// What a container has written.
  record Docker(String container, int days) implements Commands {
    @Override
    public ReadingCommand whole() {
      return new ReadingCommand.Docker(container, days, false);
    }

    @Override
    public @Nullable ReadingCommand from(long offset) {
      return null;
    }

    @Override
    public @Nullable ReadingCommand size() {
      return null;
    }

    @Override
    public ReadingCommand follow(long offset) {
      return new ReadingCommand.Docker(container, 0, true);
    }
  }
}
