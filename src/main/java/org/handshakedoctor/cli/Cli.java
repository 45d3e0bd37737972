package org.handshakedoctor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.networks.NetworkDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. Exit status 0: done; 2: wrong arguments; 3: a source could not be read, the
/// others were.
@Command(
    name = "handshake-doctor",
    description =
        "Says what the TLS failures in a server's error log mean and whose problem they are.",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    footer = {"", "Without a command, or with open FILE..., the window opens."})
public final class Cli implements Runnable {
  static final int WRONG_ARGUMENTS = 2;
  static final int SOURCE_UNREADABLE = 3;

  private static final List<Class<?>> COMMANDS =
      List.of(
          AnalyzeCommand.class,
          CompareCommand.class,
          FailuresCommand.class,
          ExplainCommand.class,
          RulesCommand.class,
          CheckCommand.class,
          OpenCommand.class);

  private static final Set<String> NEED_NETWORKS = Set.of("analyze", "rules");

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final FutureTask<NetworkDirectory> networks = new FutureTask<>(NetworkDirectory::bundled);

  private Cli(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Runs one command with the standard streams.
  ///
  /// @return the exit status
  public static int run(String... arguments) {
    return run(stream(FileDescriptor.out), stream(FileDescriptor.err), arguments);
  }

  /// Runs one command with these streams. Both are UTF-8, whatever the terminal says it is: what we
  /// write is read by programs too.
  static int run(PrintStream out, PrintStream err, String... arguments) {
    Cli cli = new Cli(out, err);
    // The lists of networks are read by another processor while the words are taken in.
    if (arguments.length > 0 && NEED_NETWORKS.contains(arguments[0])) {
      Thread.ofPlatform().daemon().name("networks").start(cli.networks);
    }
    CommandLine line = new CommandLine(cli);
    wanted(arguments).forEach(line::addSubcommand);
    line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    int status = line.execute(arguments);
    out.flush();
    err.flush();
    return status;
  }

  /// Taking in a command costs a good part of the start: where the first word names one, the others
  /// are left out. For help and for what is misspelt all are there.
  private static List<Class<?>> wanted(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> named =
        COMMANDS.stream().filter(command -> name(command).equals(first)).toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  static ErrorCatalog catalog() {
    return ErrorCatalog.bundled();
  }

  /// Reads them here if they have not been begun.
  NetworkDirectory networks() {
    networks.run();
    try {
      return networks.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// `--lang`, or the system's language.
  enum Language {
    EN,
    ZH;

    Locale locale() {
      return this == ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    static Language orSystems(@org.jspecify.annotations.Nullable Language chosen) {
      if (chosen != null) {
        return chosen;
      }
      String system = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
      return system.equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
    }
  }

  /// The version that the build wrote into the program.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"Handshake Doctor " + (version == null ? "(unpacked)" : version)};
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
