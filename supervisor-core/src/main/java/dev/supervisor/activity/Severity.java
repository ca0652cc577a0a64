package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.LocationAwareLogger;

/** Our seven levels on logback's five: the nearest of the five carries a line, a marker called like ours says which it is. */
final class Severity {
    private final Map<Level, Marker> markers = new EnumMap<>(Level.class);

    Severity() {
        IMarkerFactory factory = new BasicMarkerFactory();
        for (Level level : Level.values()) {
            markers.put(level, factory.getMarker(level.name()));
        }
    }

    Marker marker(Level level) {
        return markers.get(level);
    }

    static int number(Level level) {
        return switch (level) {
            case CRIT, ERRO -> LocationAwareLogger.ERROR_INT;
            case WARN -> LocationAwareLogger.WARN_INT;
            case INFO -> LocationAwareLogger.INFO_INT;
            case DEBG -> LocationAwareLogger.DEBUG_INT;
            case TRAC, BLAT -> LocationAwareLogger.TRACE_INT;
        };
    }
}
