package dev.supervisor.event;

/** Data that a client sent by {@code sendRemoteCommEvent}. */
@EventName("REMOTE_COMMUNICATION")
public record RemoteCommunication(String type, String data) implements SupervisorEvent {
    @Override
    public String payload() {
        return "type:" + type + "\n" + data;
    }

    @Override
    public int foreignLength() {
        return type.length() + data.length();
    }
}
