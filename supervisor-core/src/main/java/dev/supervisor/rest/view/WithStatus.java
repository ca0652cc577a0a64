package dev.supervisor.rest.view;

/** An answer whose status of HTTP is not always 200. */
public interface WithStatus {

    /** The status of HTTP. */
    int httpStatus();
}
