package org.handshakedoctor.core.ssh;

/// Watches a connection being made. Called on threads of the connection.
@FunctionalInterface
public interface ConnectListener {
  void happened(ConnectEvent event);
}
